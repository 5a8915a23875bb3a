import select
import socket


def read_line(s, buf):
    """reads one whole line; None = closed"""
    while b"\r\n" not in buf:
        data = s.recv(1024)
        if not data:
            return None, b""
        buf += data
    line, buf = buf.split(b"\r\n", 1)
    return line, buf


def serve(listen_sock, student_id, name):
    clients = []
    rest = {}
    out = {}
    while listen_sock.fileno() != -1:
        readers = [listen_sock] + [c for c in clients if not out[c]]
        writers = [c for c in clients if out[c]]
        r, w, _ = select.select(readers, writers, [])
        for s in r:
            if s is listen_sock:
                c, addr = listen_sock.accept()
                clients.append(c)
                rest[c] = b""
                out[c] = b""
                continue
            try:
                line, rest[s] = read_line(s, rest[s])
                while line is not None:
                    if line == b"id":
                        out[s] += student_id.encode() + b"\r\n"
                    elif line == b"name":
                        out[s] += name.encode() + b"\r\n"
                    else:
                        out[s] += b"ERROR\r\n"
                    if b"\r\n" not in rest[s]:
                        break
                    line, rest[s] = read_line(s, rest[s])
            except ConnectionError:
                line = None
            if line is None:
                clients.remove(s)
                s.close()
        for s in w:
            if s not in clients:
                continue
            try:
                n = s.send(out[s], socket.MSG_DONTWAIT)
                out[s] = out[s][n:]
            except BlockingIOError:
                pass
            except ConnectionError:
                clients.remove(s)
                s.close()
