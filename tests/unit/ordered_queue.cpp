#include "run/ordered_queue.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>

using namespace jixiao;
using run::OrderedQueue;
using run::Parcel;

namespace {

/// What has been taken, and by whom.
struct Taken {
  std::string text;
  std::thread::id by;
  unsigned pauses = 0;

  run::Destination destination() {
    const auto take = [this](Parcel& parcel) {
      text += std::get<run::OutputBytes>(parcel).bytes;
      by = std::this_thread::get_id();
      return true;
    };
    return {take, [this] { ++pauses; }};
  }
};

bool put(OrderedQueue& queue, unsigned job, std::uint64_t input, std::string bytes) {
  Parcel parcel = run::OutputBytes{std::move(bytes), 0};
  return queue.put(job, input, parcel);
}

/// Whether what has been begun goes on without an end for now.
bool waits(const std::future<void>& done) {
  return done.wait_for(std::chrono::milliseconds(50)) == std::future_status::timeout;
}

}  // namespace

TEST_CASE("what a job puts in its turn is taken by that job, at once") {
  Taken taken;
  OrderedQueue queue(2, taken.destination());
  CHECK(queue.has_turn(0));
  CHECK(put(queue, 0, 0, "a"));
  CHECK(taken.text == "a");
  CHECK(taken.by == std::this_thread::get_id());
  CHECK(taken.pauses == 1);
}

TEST_CASE("what is put before its turn waits for it, and whoever ends the turn before takes it") {
  Taken taken;
  OrderedQueue queue(2, taken.destination());
  CHECK_FALSE(queue.has_turn(1));
  CHECK_FALSE(put(queue, 1, 1, "c"));
  queue.close(1, {});
  CHECK_FALSE(put(queue, 1, 2, "d"));
  CHECK(taken.text.empty());
  CHECK(put(queue, 0, 0, "a"));
  CHECK(put(queue, 0, 0, "b"));
  CHECK(taken.text == "ab");
  std::thread other([&] { queue.close(0, {}); });
  const std::thread::id id = other.get_id();
  other.join();
  CHECK(taken.text == "abcd");
  CHECK(taken.by == id);
  CHECK(queue.has_turn(2));
  CHECK(put(queue, 1, 2, "e"));
  queue.close(2, {});
  queue.end(3);
  queue.wait();
  CHECK(taken.text == "abcde");
}

TEST_CASE("a job with much that waits goes on when that has been taken, or when it is its turn") {
  Taken taken;
  OrderedQueue queue(2, taken.destination());
  const std::string much(OrderedQueue::limit, 'b');
  CHECK_FALSE(put(queue, 1, 1, much));
  std::future<void> done = std::async(std::launch::async, [&] {
    put(queue, 1, 1, "c");
    queue.close(1, {});
  });
  CHECK(waits(done));
  // Not so the one whose turn it is.
  CHECK(put(queue, 0, 0, much));
  CHECK(put(queue, 0, 0, "a"));
  CHECK(waits(done));
  queue.close(0, {});
  done.get();
  queue.end(2);
  queue.wait();
  CHECK(taken.text == much + "a" + much + "c");
}

TEST_CASE("nobody waits for more when no more is wanted") {
  std::string text;
  OrderedQueue queue(2, {[&](Parcel& parcel) {
                           text += std::get<run::OutputBytes>(parcel).bytes;
                           return text.size() < 2;
                         },
                         [] {}});
  CHECK_FALSE(put(queue, 1, 1, std::string(OrderedQueue::limit, 'x')));
  std::future<void> done = std::async(std::launch::async, [&] { put(queue, 1, 1, "x"); });
  CHECK(waits(done));
  put(queue, 0, 0, "a");
  put(queue, 0, 0, "b");
  done.get();
  put(queue, 0, 0, "c");
  queue.close(0, {});
  queue.wait();
  CHECK(text == "ab");
}

TEST_CASE("a fault of taking comes to who waits for the end, not to the job") {
  OrderedQueue queue(1, {[](Parcel&) -> bool { throw std::runtime_error("full"); }, [] {}});
  put(queue, 0, 0, "a");
  put(queue, 0, 0, "b");
  CHECK_THROWS_WITH(queue.wait(), "full");
}

TEST_CASE("what is dropped is not taken, and neither is what comes of it") {
  Taken taken;
  OrderedQueue queue(2, taken.destination());
  CHECK_FALSE(put(queue, 1, 1, "b"));
  queue.drop(1);
  put(queue, 1, 1, "b");
  CHECK_FALSE(put(queue, 1, 2, "c"));
  queue.close(0, {});
  CHECK(taken.text == "c");
}

TEST_CASE("a job gets the memory of its own texts back") {
  Taken taken;
  OrderedQueue queue(2, taken.destination());
  std::string mine = queue.spare(1);
  mine += 'm';
  const char* const memory = mine.data();
  CHECK_FALSE(put(queue, 1, 1, std::move(mine)));
  queue.close(0, {});
  CHECK(queue.spare(0).data() != memory);
  CHECK(queue.spare(1).data() == memory);
}
