#!/usr/bin/env python3
"""Chunking: however standard input arrives, the same bytes come out.

Pieces must not run together before they are read. Single bytes go through a socket that keeps message borders: each
read gives one. It would cut a longer message where the reader's buffer ends, so longer pieces go through a pipe, and the
next one is written when the pipe is empty.

    chunking_test.py JIXIAO [DUMP]... [--seed N] [--thorough]
"""
import array
import fcntl
import os
import random
import socket
import subprocess
import termios
import threading
import time

import program

COMMANDS = (('parse', '-f', 'json'), ('parse', '-f', 'ndjson'), ('parse', '-f', 'csv'), ('repair',),
            ('check', '-f', 'text'), ('check', '-f', 'json'))
SIZES = (1, 7, 4096)


def pieces(data, size, chance):
    """The data in pieces of one size, or of random sizes (size 0)."""
    begin = 0
    while begin < len(data):
        step = size or chance.choice([1, 2, 3, 64, 1000, 5000])
        yield data[begin:begin + step]
        begin += step


def send_bytes(process, ours, data):
    """One byte a message."""
    for index in range(len(data)):
        if process.poll() is not None:
            return
        ours.send(data[index:index + 1])


def send_pieces(process, pipe, parts):
    """One piece after another, each when the one before it has been read."""
    waiting = array.array('i', [0])
    for part in parts:
        os.write(pipe, part)
        while True:
            fcntl.ioctl(pipe, termios.FIONREAD, waiting)
            if waiting[0] == 0 or process.poll() is not None:
                break
            time.sleep(0)


def run_in_pieces(command, data, size, chance):
    """Exit code, output and messages of a command that gets standard input in pieces."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    read_end, write_end = os.pipe()
    process = subprocess.Popen(command, stdin=theirs if size == 1 else read_end, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    theirs.close()
    os.close(read_end)
    got = {}
    readers = [threading.Thread(target=lambda name=name, stream=stream: got.update({name: stream.read()}))
               for name, stream in (('out', process.stdout), ('err', process.stderr))]
    for reader in readers:
        reader.start()
    try:
        if size == 1:
            send_bytes(process, ours, data)
        else:
            send_pieces(process, write_end, pieces(data, size, chance))
    except BrokenPipeError:
        pass
    ours.close()
    os.close(write_end)
    for reader in readers:
        reader.join()
    return process.wait(), got['out'], got['err']


def run_whole(command, path):
    """The same with the file itself as standard input."""
    with open(path, 'rb') as file:
        done = subprocess.run(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stdout, done.stderr


def main():
    options = program.arguments(__doc__)
    chance = random.Random(options.seed)
    failures = tried = 0
    for path in program.inputs(options):
        data = path.read_bytes()
        for arguments in COMMANDS:
            command = [options.jixiao, *arguments]
            expected = run_whole(command, path)
            if expected[0] not in (0, 1):
                failures += 1
                print(f'FAIL {path.name}: {" ".join(arguments)}: exit {expected[0]}: {expected[2][:300]!r}')
                continue
            for size in (*SIZES, 0):
                tried += 1
                found = run_in_pieces(command, data, size, chance)
                if found != expected:
                    failures += 1
                    what = next(name for name, left, right in zip(('exit code', 'output', 'messages'), found, expected)
                                if left != right)
                    print(f'FAIL {path.name}: {" ".join(arguments)}: pieces of {size or "random size"}: other {what}')
    program.finish(failures, tried)


if __name__ == '__main__':
    main()
