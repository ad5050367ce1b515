#!/bin/sh
# Sees to it that what make needs is on this machine.
#
#   .ci/setup.sh build   what building and running need
#   .ci/setup.sh test    that, and what the end-to-end test drives the window with
#
# On Debian and its kin it installs what is missing, with sudo where it must.
# Elsewhere it names what is missing and stops. When all is there it does
# nothing and says nothing.
set -eu

want=${1:-test}

# Fyne draws with OpenGL through GLFW, which is C: a compiler and the headers
# of X11, Wayland and OpenGL. libgl1-mesa-dri draws where there is no graphics
# card, ca-certificates lets go fetch modules, tzdata knows the clinic's clock.
build="gcc libc6-dev pkg-config libgl-dev libegl-dev libx11-dev libxcursor-dev
libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev libwayland-dev
libxkbcommon-dev libgl1-mesa-dri ca-certificates tzdata"

# The end-to-end test opens the window on an X server without a screen, types
# and clicks with xdotool, pastes with xclip and takes pictures; the text of
# printed sheets is read back with poppler.
test="xvfb xdotool x11-utils xclip x11-xkb-utils imagemagick poppler-utils"

case $want in
build) packages=$build ;;
test) packages="$build $test" ;;
*)
	echo "usage: .ci/setup.sh build|test" >&2
	exit 2
	;;
esac

if ! command -v go >/dev/null 2>&1; then
	echo "Go is missing. Install Go 1.26 or newer from https://go.dev/dl and put it on the PATH." >&2
	exit 1
fi

have() { command -v "$1" >/dev/null 2>&1; }

if ! have dpkg || ! have apt-get; then
	missing=""
	if [ "$(uname -s)" = Darwin ]; then
		have cc || missing="$missing the-Xcode-command-line-tools"
	else
		have cc || have gcc || missing="$missing a-C-compiler"
		if have pkg-config; then
			for library in gl egl x11 xcursor xrandr xinerama xi xxf86vm wayland-client xkbcommon; do
				pkg-config --exists "$library" || missing="$missing headers-of-$library"
			done
		else
			missing="$missing pkg-config"
		fi
		if [ "$want" = test ]; then
			for tool in Xvfb xdotool xclip xwininfo xkbcomp import pdftotext; do
				have "$tool" || missing="$missing $tool"
			done
		fi
	fi
	if [ -n "$missing" ]; then
		echo "This is no Debian, so nothing is installed by itself. Missing here:" >&2
		for name in $missing; do echo "  $name" | tr - ' ' >&2; done
		exit 1
	fi
	exit 0
fi

missing=""
for package in $packages; do
	# A package counts when it is installed or when another one stands in for it.
	if ! dpkg -s "$package" 2>/dev/null | grep -q '^Status: install ok installed'; then
		missing="$missing $package"
	fi
done
[ -n "$missing" ] || exit 0

echo "Installing from Debian, because the window toolkit is built with C and OpenGL"
[ "$want" = test ] && echo "and the end-to-end test opens the window on an X server of its own:"
echo " $missing"

as_root=""
if [ "$(id -u)" -ne 0 ]; then
	if ! have sudo; then
		echo "Neither root nor sudo. As root: apt-get install -y --no-install-recommends$missing" >&2
		exit 1
	fi
	as_root=sudo
fi
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q </dev/null || echo "The list of packages could not be renewed; trying with the old one." >&2
# shellcheck disable=SC2086 # one word a package
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing </dev/null
