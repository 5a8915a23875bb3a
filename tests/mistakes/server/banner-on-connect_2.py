import threading
import socket


def client_thread(cs, student_id, name):
    stuff = b""
    try:
        cs.sendall(b"> ")
        while True:
            msg = cs.recv(2048)
            if not msg:
                break
            stuff = stuff + msg
            parts = stuff.split(b"\r\n")
            stuff = parts.pop()      # last one is not complete
            for message in parts:
                if message == b"id":
                    cs.sendall(student_id.encode() + b"\r\n")
                elif message == b"name":
                    cs.sendall(name.encode() + b"\r\n")
                else:
                    cs.sendall(b"ERROR" + b"\r\n")
    except ConnectionError:
        print("lost a client")
    cs.close()

def serve(listen_sock, student_id, name):
    while True:
        cs, address = listen_sock.accept()
        t = threading.Thread(target=client_thread, args=(cs, student_id, name))
        t.daemon = True
        t.start()
