#!/bin/sh
# Makes the small fonts of the look from those of @fontsource-variable/onest: the letters that our pages are written in, in the
# weights that the style sheet uses. Needs Python with `pip install fonttools brotli`; run it when the package changes.
set -eu
cd "$(dirname "$0")"
from=../../../../node_modules/@fontsource-variable/onest/files
make() { # subset, name, characters, features
  fonttools varLib.instancer -q -o "$2.ttf" "$from/onest-$1-wght-normal.woff2" wght=400:750
  pyftsubset "$2.ttf" --unicodes="$3" --layout-features="$4" --no-hinting --name-IDs= --drop-tables+=HVAR,MVAR,STAT --flavor=woff2 --output-file="onest-$2.woff2"
  rm "$2.ttf"
}
make latin latin 'U+0020-0022,U+0025-0029,U+002B-003B,U+003F,U+0041-005A,U+0061-007A,U+00A0,U+00AB,U+00AD,U+00B7,U+00BB,U+2011,U+2013,U+2014,U+2019,U+201C-201D,U+2026,U+202F,U+2060' 'kern,tnum,pnum'
# What few pages show.
make latin signs 'U+0023-0024,U+002A,U+003C-003E,U+0040,U+005B-0060,U+007B-007E,U+00A7,U+00D7,U+00F7,U+2018,U+201A,U+201E,U+2022,U+2039,U+203A,U+2191,U+2193,U+2212' 'kern,tnum,pnum'
make cyrillic cyrillic 'U+0401,U+0406,U+0410-044F,U+0451,U+0456,U+04B0-04B1,U+2116' 'kern,locl'
make latin-ext tenge 'U+20B8' '*'
make cyrillic-ext kazakh 'U+0492,U+0493,U+049A,U+049B,U+04A2,U+04A3,U+04AE-04B1,U+04BA,U+04BB,U+04D8,U+04D9,U+04E8,U+04E9' '*'
