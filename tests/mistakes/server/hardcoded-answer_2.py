import threading
import socket

# every client gets own thread (from the lecture)

def client_thread(sock, student_id, name):
    stuff = b""
    try:
        while True:
            data = sock.recv(2048)
            if not data:
                break
            stuff = stuff + data
            parts = stuff.split(b"\r\n")
            stuff = parts.pop()      # last one is not complete
            for request in parts:
                if request == b"id":
                    sock.sendall(b"{student_id}\r\n")
                elif request == b"name":
                    sock.sendall(b"{name}\r\n")
                else:
                    sock.sendall(b"ERROR" + b"\r\n")
    except ConnectionError:
        print("lost a client")
    sock.close()

def serve(listen_sock, student_id, name):
    while True:
        sock, address = listen_sock.accept()
        print("[NEW CONNECTION]", address)
        t = threading.Thread(target=client_thread, args=(sock, student_id, name))
        t.daemon = True
        t.start()
