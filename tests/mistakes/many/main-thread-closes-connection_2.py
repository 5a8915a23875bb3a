import threading
import socket


def thread_function(s, student_id, name):
    f = s.makefile("rb")
    line = b""
    for piece in f:
        line += piece
        if not line.endswith(b"\r\n"):
            continue
        try:
            if line == b"id\r\n":
                s.sendall(student_id.encode() + b"\r\n")
            elif line == b"name\r\n":
                s.sendall(name.encode() + b"\r\n")
            else:
                s.sendall(b"ERROR\r\n")
        except ConnectionError:
            break
        line = b""
    f.close()


def serve(listen_sock, student_id, name):
    while True:
        s, addr = listen_sock.accept()
        th = threading.Thread(target=thread_function, args=(s, student_id, name))
        th.start()
        # aufraeumen nicht vergessen!
        s.shutdown(socket.SHUT_RDWR)
        s.close()
