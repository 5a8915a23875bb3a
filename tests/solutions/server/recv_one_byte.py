"""One byte at a time: slow, and very easy to get right."""


def read_command(conn):
    """The bytes before CR LF; None when the client has finished or the line is too long."""
    line = b""
    while len(line) < 5000:
        byte = conn.recv(1)
        if byte == b"":
            return None
        line += byte
        if line[-2:] == b"\r\n":
            return line[:-2]
    return None


def serve(listen_sock, student_id, name):
    while True:
        conn, _ = listen_sock.accept()
        with conn:
            try:
                while (command := read_command(conn)) is not None:
                    if command == b"id":
                        conn.sendall(f"{student_id}\r\n".encode())
                    elif command == b"name":
                        conn.sendall(f"{name}\r\n".encode())
                    else:
                        conn.sendall(b"ERROR\r\n")
            except OSError:
                pass  # the client broke the connection off; the next one is welcome
