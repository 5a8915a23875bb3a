import threading
import socket

NUM_THREADS = 10

def worker(listen_sock, student_id, name):
    while True:
        try:
            c, a = listen_sock.accept()
        except OSError:
            return
        rest = b""
        try:
            d = c.recv(1024)
            while d:
                rest += d
                while b"\r\n" in rest:
                    line, rest = rest.split(b"\r\n", 1)
                    if line == b"id":
                        c.sendall(student_id.encode() + b"\r\n")
                    elif line == b"name":
                        c.sendall(name.encode() + b"\r\n")
                    else:
                        c.sendall(b"ERROR\r\n")
                d = c.recv(1024)
        except ConnectionError:
            pass
        c.close()

def serve(listen_sock, student_id, name):
    ts = []
    for i in range(NUM_THREADS):
        t = threading.Thread(target=worker, args=(listen_sock, student_id, name))
        t.start()
        ts.append(t)
    for t in ts:
        t.join()
