"""The WebVTT parser algorithm step by step, slow and literal: what the reader is compared with.

It keeps the names and the order of the specification's steps (6.1 and 6.3), and gives for each
block what became of it. Settings are left as text.
"""

from dataclasses import dataclass, field

DIGITS = "0123456789"
WHITESPACE = "\t\n\f\r "


class StepFailedError(Exception):
    pass


@dataclass
class Parser:
    input: str
    position: int = 0
    seen_cue: bool = False
    cues: list[tuple] = field(default_factory=list)
    stylesheets: list[str] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)

    def past_end(self):
        return self.position >= len(self.input)

    def collect(self, wanted):
        start = self.position
        while not self.past_end() and wanted(self.input[self.position]):
            self.position += 1
        return self.input[start : self.position]


def parse(text):
    """Parse decoded text without its BOM; None when the signature is missing."""
    text = text.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    p = Parser(text)
    if len(text) < 6 or text[:6] != "WEBVTT" or (len(text) > 6 and text[6] not in " \t\n"):
        return None
    p.collect(lambda c: c != "\n")
    if p.past_end():
        return p
    p.position += 1
    if p.past_end():
        return p
    if p.input[p.position] != "\n":
        collect_block(p, in_header=True)
    else:
        p.position += 1
    p.collect(lambda c: c == "\n")
    while not p.past_end():
        kind, block = collect_block(p)
        if kind == "cue":
            p.cues.append(block)
        elif kind == "stylesheet":
            p.stylesheets.append(block)
        elif kind == "region":
            p.regions.append(block)
        p.collect(lambda c: c == "\n")
    return p


def collect_block(p, in_header=False):  # noqa: C901 - the steps of one algorithm stay together
    line_count = 0
    previous_position = p.position
    buffer = ""
    seen_eof = seen_arrow = stylesheet = region = False
    cue = None
    while True:
        line = p.collect(lambda c: c != "\n")
        line_count += 1
        if p.past_end():
            seen_eof = True
        else:
            p.position += 1
        if "-->" in line:
            if not in_header and (line_count == 1 or (line_count == 2 and not seen_arrow)):
                seen_arrow = True
                previous_position = p.position
                try:
                    cue = (buffer, *timings(line))
                    buffer = ""
                    p.seen_cue = True
                except StepFailedError:
                    cue = None
            else:
                p.position = previous_position
                break
        elif line == "":
            break
        else:
            if not in_header and line_count == 2:
                if not p.seen_cue and named(buffer, "STYLE"):
                    stylesheet, buffer = True, ""
                elif not p.seen_cue and named(buffer, "REGION"):
                    region, buffer = True, ""
            if buffer != "":
                buffer += "\n"
            buffer += line
            previous_position = p.position
        if seen_eof:
            break
    if cue is not None:
        return "cue", (*cue, buffer)
    if stylesheet:
        return "stylesheet", buffer
    return ("region", buffer) if region else (None, None)


def named(buffer, word):
    return buffer.startswith(word) and all(c in WHITESPACE for c in buffer[len(word) :])


def timings(line):
    p = Parser(line)
    p.collect(lambda c: c in WHITESPACE)
    start = timestamp(p)
    p.collect(lambda c: c in WHITESPACE)
    for wanted in "-->":
        if p.past_end() or p.input[p.position] != wanted:
            raise StepFailedError
        p.position += 1
    p.collect(lambda c: c in WHITESPACE)
    end = timestamp(p)
    return start, end, p.input[p.position :]


def timestamp(p):
    hours = False
    if p.past_end() or p.input[p.position] not in DIGITS:
        raise StepFailedError
    string = p.collect(lambda c: c in DIGITS)
    value1 = int(string)
    if len(string) != 2 or value1 > 59:
        hours = True
    sign(p, ":")
    value2 = number(p, 2)
    if hours or (not p.past_end() and p.input[p.position] == ":"):
        sign(p, ":")
        value3 = number(p, 2)
    else:
        value1, value2, value3 = 0, value1, value2
    sign(p, ".")
    value4 = number(p, 3)
    if value2 > 59 or value3 > 59:
        raise StepFailedError
    return ((value1 * 60 + value2) * 60 + value3) * 1000 + value4


def sign(p, wanted):
    if p.past_end() or p.input[p.position] != wanted:
        raise StepFailedError
    p.position += 1


def number(p, digits):
    string = p.collect(lambda c: c in DIGITS)
    if len(string) != digits:
        raise StepFailedError
    return int(string)
