#include <utility>

#include "grammar/bytes.h"
#include "grammar/outline.h"

namespace jixiao::grammar {

template <class Archive, Is<CharacterSet::Range> T>
void fields(Archive& a, T& range) {
  all(a, range.first, range.last);
}

namespace {

void write(Writer& writer, const CharacterSet& set) {
  all(writer, set.has_all(), set.ranges());
}

CharacterSet read_set(Reader& reader) {
  bool has_all = false;
  std::vector<CharacterSet::Range> ranges;
  all(reader, has_all, ranges);
  return has_all ? CharacterSet() : CharacterSet(std::move(ranges));
}

}  // namespace

std::string archive(const Outline& outline) {
  std::string bytes;
  Writer writer(bytes);
  write(writer, outline.first);
  write(writer, outline.last);
  write(writer, outline.inside);
  all(writer, outline.needed.texts(), outline.shortest, outline.digits_alike, outline.first_other);
  return bytes;
}

Outline unarchive_outline(std::string_view bytes) {
  Outline outline;
  Reader reader(bytes);
  outline.first = read_set(reader);
  outline.last = read_set(reader);
  outline.inside = read_set(reader);
  std::vector<std::string> needed;
  all(reader, needed, outline.shortest, outline.digits_alike, outline.first_other);
  if (!needed.empty()) outline.needed = NeededTexts(std::move(needed));
  return outline;
}

}  // namespace jixiao::grammar
