import threading
import socket


def client_thread(c, student_id, name):
    buffer = b""
    try:
        while True:
            d = c.recv(2048)
            if not d:
                break
            buffer = buffer + d
            parts = buffer.split(b"\r\n")
            buffer = parts.pop()      # last one is not complete
            for command in parts:
                if command == b"id":
                    return student_id.encode() + b"\r\n"
                elif command == b"name":
                    return name.encode() + b"\r\n"
                else:
                    return b"ERROR" + b"\r\n"
    except ConnectionError:
        print("lost a client")
    c.close()

def serve(listen_sock, student_id, name):
    while True:
        c, addr = listen_sock.accept()
        t = threading.Thread(target=client_thread, args=(c, student_id, name))
        t.daemon = True
        t.start()
