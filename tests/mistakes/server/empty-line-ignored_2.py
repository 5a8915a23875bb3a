import threading
import socket


def client_thread(connection, student_id, name):
    pending = b""
    try:
        while True:
            data = connection.recv(2048)
            if not data:
                break
            pending = pending + data
            parts = pending.split(b"\r\n")
            pending = parts.pop()      # last one is not complete
            for command in parts:
                if len(command) == 0:
                    continue
                if command == b"id":
                    connection.sendall(student_id.encode() + b"\r\n")
                elif command == b"name":
                    connection.sendall(name.encode() + b"\r\n")
                else:
                    connection.sendall(b"ERROR" + b"\r\n")
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
