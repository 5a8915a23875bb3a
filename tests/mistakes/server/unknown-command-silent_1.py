import threading
import socket

# every client gets own thread (from the lecture)

def client_thread(connection, student_id, name):
    stuff = b""
    try:
        while True:
            part = connection.recv(2048)
            if not part:
                break
            stuff = stuff + part
            parts = stuff.split(b"\r\n")
            stuff = parts.pop()      # last one is not complete
            for cmd in parts:
                if cmd == b"id":
                    connection.sendall(student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    connection.sendall(name.encode() + b"\r\n")
                else:
                    print("ERROR")
    except ConnectionError:
        print("lost a client")
    connection.close()

def serve(listen_sock, student_id, name):
    while True:
        connection, address = listen_sock.accept()
        print("[NEW CONNECTION]", address)
        t = threading.Thread(target=client_thread, args=(connection, student_id, name))
        t.daemon = True
        t.start()
