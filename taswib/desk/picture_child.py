"""A process of its own that decodes one picture and writes its pixels anew: standard input to standard output.

Run by its path, never imported by the server. Before it looks at a byte it gives up all but a little memory, ten seconds
and the right to write files; whatever a hostile picture does to the decoder happens here. What it writes holds pixels and
nothing else: no place, no camera, no comment, no thumbnail.
"""

import io
import resource
import sys
import warnings

MEMORY = 640 * 1024 * 1024
SECONDS = 10
PIXELS = 25_000_000
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")


def main() -> int:
    raw = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    from PIL import Image, ImageOps

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    warnings.simplefilter("error")
    Image.MAX_IMAGE_PIXELS = PIXELS
    with Image.open(io.BytesIO(raw), formats=FORMATS) as opened:
        if opened.width * opened.height > PIXELS:
            return 3
        as_jpeg = opened.format == "JPEG"
        turned = ImageOps.exif_transpose(opened)
        plain = turned.convert("RGB" if as_jpeg or ("A" not in turned.getbands() and turned.mode != "P") else "RGBA")
    anew = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    written = io.BytesIO()
    anew.save(written, "JPEG" if as_jpeg else "PNG", **({"quality": 90} if as_jpeg else {}))
    sys.stdout.buffer.write(written.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(main())
