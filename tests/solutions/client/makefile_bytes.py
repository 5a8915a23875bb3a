import socket


def ask(host, port, command):
    with (
        socket.create_connection((host, port), timeout=10) as sock,
        sock.makefile("rwb") as file,
    ):
        file.write(f"{command}\r\n".encode())
        file.flush()
        line = file.readline()
        while line.endswith(b"\n") and not line.endswith(b"\r\n"):
            more = file.readline()  # a lone LF belongs to the answer
            if not more:
                break
            line += more
    if not line.endswith(b"\r\n"):
        raise EOFError(f"only a part of the answer came: {line!r}")
    return line.removesuffix(b"\r\n").decode()
