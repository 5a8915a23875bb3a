import threading
import socket

# every client gets own thread (from the lecture)

def client_thread(c, student_id, name):
    stuff = b""
    try:
        while True:
            msg = c.recv(2048)
            if not msg:
                break
            stuff = stuff + msg
            parts = stuff.split(b"\r\n")
            stuff = parts.pop()      # last one is not complete
            for l in parts:
                if l == b"id":
                    c.sendall(student_id.encode() + b"\r\n")
                if l == b"name":
                    c.sendall(name.encode() + b"\r\n")
                else:
                    c.sendall(b"ERROR" + b"\r\n")
    except ConnectionError:
        print("lost a client")
    c.close()

def serve(listen_sock, student_id, name):
    while True:
        c, addr = listen_sock.accept()
        print("[NEW CONNECTION]", addr)
        t = threading.Thread(target=client_thread, args=(c, student_id, name))
        t.daemon = True
        t.start()
