import threading
import socket


def client_thread(cs, student_id, name):
    buffer = b""
    try:
        while True:
            data = cs.recv(2048)
            if not data:
                break
            buffer = buffer + data
            parts = buffer.split(b"\r\n")
            buffer = parts.pop()      # last one is not complete
            for command in parts:
                if command == b"id":
                    cs.sendall(student_id.encode() + b"\r\n")
                elif command == b"name":
                    cs.sendall(name.encode() + b"\r\n")
                elif command == b"quit":
                    cs.close()
                    return
                else:
                    cs.sendall(b"ERROR" + b"\r\n")
    except ConnectionError:
        print("lost a client")
    cs.close()

def serve(listen_sock, student_id, name):
    while True:
        cs, client_address = listen_sock.accept()
        print("[NEW CONNECTION]", client_address)
        t = threading.Thread(target=client_thread, args=(cs, student_id, name))
        t.daemon = True
        t.start()
