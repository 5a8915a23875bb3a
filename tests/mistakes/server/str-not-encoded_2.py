import threading
import socket

# every client gets own thread (from the lecture)

def client_thread(c, student_id, name):
    stuff = b""
    try:
        while True:
            chunk = c.recv(2048)
            if not chunk:
                break
            stuff = stuff + chunk
            parts = stuff.split(b"\r\n")
            stuff = parts.pop()      # last one is not complete
            for command in parts:
                if command == b"id":
                    c.sendall(student_id + b"\r\n")
                elif command == b"name":
                    c.sendall(name + b"\r\n")
                else:
                    c.sendall(b"ERROR" + b"\r\n")
    except ConnectionError:
        print("lost a client")
    c.close()

def serve(listen_sock, student_id, name):
    while True:
        c, addr = listen_sock.accept()
        t = threading.Thread(target=client_thread, args=(c, student_id, name))
        t.daemon = True
        t.start()
