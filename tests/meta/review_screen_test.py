#!/usr/bin/env python3
"""`uxi tag review` in a terminal of 80 by 24: what is drawn fits, keys do what they say, a new size
is taken, and Ctrl-C, q and a kill leave the terminal as it was and every decision saved.

  review_screen_test.py UXI SOURCE
"""
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time

UXI, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])


class Terminal:
    def __init__(self, folder, arguments, width=80, height=24):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(TERM="xterm", UXI_CODER="ana", NO_COLOR="1")
            for name in ("COLUMNS", "LINES"):
                os.environ.pop(name, None)
            os.execv(UXI, [UXI] + arguments)
        self.resize(width, height)
        self.before = termios.tcgetattr(self.fd)
        self.out = ""

    def resize(self, width, height):
        self.width, self.height = width, height
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def read(self, until, seconds=10):
        """What comes until `until` is in it."""
        got, end = "", time.monotonic() + seconds
        while until not in got and time.monotonic() < end:
            if select.select([self.fd], [], [], 0.1)[0]:
                try:
                    data = os.read(self.fd, 65536)
                except OSError:
                    break
                if not data:
                    break
                got += data.decode("utf-8", "replace")
        self.out += got
        assert until in got, f"no {until!r} in {got!r}"
        return got

    def type(self, keys, until):
        os.write(self.fd, keys.encode())
        return self.read(until)

    def end(self):
        for _ in range(100):
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            self.drain()
            time.sleep(0.05)
        raise AssertionError("it does not end")

    def drain(self):
        try:
            while select.select([self.fd], [], [], 0)[0]:
                data = os.read(self.fd, 65536)
                if not data:
                    return
                self.out += data.decode("utf-8", "replace")
        except OSError:
            pass

    def is_restored(self):
        return "\x1b[?1049l" in self.out and "\x1b[?25h" in self.out.rsplit("\x1b[?1049l", 1)[0]


def rows(frame):
    """The lines of the last frame, without escape sequences."""
    last = frame.split("\x1b[H")[-1]
    return [re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", line) for line in last.split("\r\n")]


def tags(folder):
    with open(folder + "/studies/billing/tags/P01.ana.yaml", encoding="utf-8") as file:
        return file.read()


def main():
    work = tempfile.mkdtemp()
    folder = work + "/w"
    shutil.copytree(SOURCE + "/tests/support/billing", folder)
    keys = "? help"

    t = Terminal(folder, ["tag", "review", "P01", "--all"])
    frame = t.read(keys)
    assert len(rows(frame)) == 24 and max(map(len, rows(frame))) <= 80, rows(frame)
    assert any("What happened with the last invoice?" in row for row in rows(frame))
    t.type("n", "charged us twice")
    t.type("+", "code: ")
    frame = t.type("surp", "> surprise")
    assert "surprise" in frame
    t.type("\r", "has +surprise")
    assert "codes: [surprise], added" in tags(folder), tags(folder)
    t.type("m", "memo: ")
    t.type("who knew?\r", "has +surprise -- who knew?")
    t.type("w", "words: ")
    t.type("nobody noticed it\r", "code: ")
    t.type("double\r", "has +pain/billing/double-charge \"nobody noticed it\"")
    t.type("u", "taken back")
    assert "nobody noticed it\", at" not in tags(folder)
    t.resize(40, 12)
    os.kill(t.pid, signal.SIGWINCH)
    frame = t.read("\x1b[J")
    assert len(rows(frame)) == 12 and max(map(len, rows(frame))) <= 40, rows(frame)
    os.write(t.fd, b"?")
    t.read("any key")
    os.write(t.fd, b"x\x1b[C")
    t.read("#3")
    os.write(t.fd, b"\x03")
    assert t.end() == 0
    t.drain()
    assert t.is_restored(), t.out[-200:]
    assert "codes: [surprise], memo: \"who knew?\"" in tags(folder), tags(folder)

    t = Terminal(folder, ["tag", "review", "P01", "--all"])
    t.read("going on where you stopped")
    os.kill(t.pid, signal.SIGTERM)
    assert t.end() == 130
    t.drain()
    assert t.is_restored()

    t = Terminal(folder, ["tag", "review", "P01", "--all", "--from-start"])
    t.read("1 of 4")
    os.write(t.fd, b"q")
    assert t.end() == 0
    t.drain()
    assert t.is_restored()
    shutil.rmtree(work)
    print("ok")


main()
