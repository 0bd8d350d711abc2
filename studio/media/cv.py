"""OpenCV, imported here only: some of its wheels set Qt and library paths for the whole process.

Those would reach every program that is started from here, and the Qt of the window. What it and
its ffmpeg print would stand between our own sentences; its results are checked instead.
"""

import os

os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
_before = dict(os.environ)

import cv2  # noqa: E402 - the environment is remembered first

for _name in set(os.environ) - set(_before):
    del os.environ[_name]
os.environ.update(_before)

__all__ = ["cv2"]
