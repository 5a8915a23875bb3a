"""Lets the system itself lose a share of what comes in at one socket, of UDP or of TCP.

A lossy link cannot carry TCP: its segments never leave the system as datagrams. So the loss goes to
where both pass: a filter on the receiving socket (socket(7), SO_ATTACH_FILTER), which throws away
by chance what has just come in, before UDP or TCP sees it. Only Linux has that, for everybody.
"""

import ctypes
import errno
import socket
import struct
import sys

from netlib.errors import WrongArgument

CAN_LOSE = sys.platform == "linux"
MOST = 0.5  # of what comes in; with more, TCP soon waits for seconds before it sends again
FORBIDDEN = {errno.EPERM, errno.EACCES, errno.ENOPROTOOPT}  # by what surrounds this program

_SO_ATTACH_FILTER = 26  # <asm-generic/socket.h>
_SO_MEMINFO, _DROPS = 55, 8  # <asm-generic/socket.h>; the place in <linux/sock_diag.h>
_TOTAL_RETRANS = 100  # where it stands in struct tcp_info, <linux/tcp.h>
# Instructions of the filter, <linux/bpf_common.h>: code, jump if true, jump if false, number.
_LOAD_A_RANDOM_NUMBER = (0x20, 0, 0, 0xFFFFF000 + 56)  # 32 bits; SKF_AD_OFF + SKF_AD_RANDOM
_SKIP_ONE_IF_BELOW = (0x35, 0, 1)  # jump if greater or equal: 0 lines on, else 1
_KEEP_WHOLE, _THROW_AWAY = (0x06, 0, 0, 0xFFFFFFFF), (0x06, 0, 0, 0)


def lose_incoming(each: socket.socket, share: float) -> bool:
    """Lose this share (0 to 0.5) of what comes in at a socket from now on. False: not possible.

    Of a UDP socket datagrams are lost, of a TCP connection segments. It cannot be seen who lost
    them: it is as if they had been lost on the way.
    """
    if not 0 <= share <= MOST:
        raise WrongArgument(
            f"lose_incoming(..., {share!r})",
            f"a share is from 0 to {MOST}",
            "0.2 loses one in five",
        )
    if not CAN_LOSE:
        return False
    limit = (*_SKIP_ONE_IF_BELOW, int(share * 2**32))
    lines = (_LOAD_A_RANDOM_NUMBER, limit, _KEEP_WHOLE, _THROW_AWAY)
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in lines))
    place = struct.pack("@HP", len(lines), ctypes.addressof(program))
    try:
        each.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, place)
    except OSError as error:
        if error.errno in FORBIDDEN:
            return False
        raise
    return True


def sent_again(each: socket.socket) -> int | None:
    """How many segments of a TCP connection the system sent once more. None: not known here.

    tcp(7), TCP_INFO.
    """
    if not CAN_LOSE:
        return None
    info = each.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
    (count,) = struct.unpack_from("I", info, _TOTAL_RETRANS)
    return int(count)


def dropped(each: socket.socket) -> int | None:
    """How many datagrams the system threw away that had come for this UDP socket.

    Mostly since its receive buffer was full. None: not known here. socket(7), SO_MEMINFO.
    """
    if not CAN_LOSE:
        return None
    numbers = each.getsockopt(socket.SOL_SOCKET, _SO_MEMINFO, 4 * (_DROPS + 1))
    (count,) = struct.unpack_from("I", numbers, 4 * _DROPS)
    return int(count)
