import threading
import socket

# every client gets own thread (from the lecture)

def client_thread(connection, student_id, name):
    stuff = b""
    try:
        while True:
            chunk = connection.recv(2048)
            if not chunk:
                break
            stuff = stuff + chunk
            parts = stuff.split(b"\r\n")
            stuff = parts.pop()      # last one is not complete
            for message in parts:
                if message == b"id":
                    connection.sendall(student_id.encode())
                elif message == b"name":
                    connection.sendall(name.encode())
                else:
                    connection.sendall(b"ERROR")
    except ConnectionError:
        print("lost a client")
    connection.close()

def serve(listen_sock, student_id, name):
    while True:
        connection, addr = listen_sock.accept()
        print("[NEW CONNECTION]", addr)
        t = threading.Thread(target=client_thread, args=(connection, student_id, name))
        t.daemon = True
        t.start()
