import selectors
import types

sel = selectors.DefaultSelector()


def accept_wrapper(sock):
    conn, addr = sock.accept()  # Should be ready to read
    print(f"Accepted connection from {addr}")
    data = types.SimpleNamespace(addr=addr, inb=b"")
    sel.register(conn, selectors.EVENT_READ, data=data)


def service_connection(key, student_id, name):
    sock = key.fileobj
    data = key.data
    try:
        recv_data = sock.recv(4096)
        data.inb += recv_data
        out = b""
        while b"\r\n" in data.inb:
            line, data.inb = data.inb.split(b"\r\n", 1)
            if line == b"id":
                out += student_id.encode() + b"\r\n"
            elif line == b"name":
                out += name.encode() + b"\r\n"
            else:
                out += b"ERROR\r\n"
        sock.sendall(out)
    except ConnectionError:
        recv_data = b""
    if not recv_data:
        print(f"Closing connection to {data.addr}")
        sel.unregister(sock)
        sock.close()


def serve(listen_sock, student_id, name):
    sel.register(listen_sock, selectors.EVENT_READ, data=None)
    while True:
        events = sel.select(timeout=1)
        if listen_sock.fileno() == -1:
            return
        for key, mask in events:
            if key.data is None:
                accept_wrapper(key.fileobj)
            else:
                service_connection(key, student_id, name)
