import threading
import socket

# every client gets own thread (from the lecture)

def client_thread(client_socket, student_id, name):
    stuff = b""
    try:
        while True:
            chunk = client_socket.recv(2048)
            if not chunk:
                break
            stuff = stuff + chunk
            parts = stuff.split(b"\r\n")
            stuff = parts.pop()      # last one is not complete
            for line in parts:
                if line == b"id":
                    client_socket.sendall(b"id: " + student_id.encode() + b"\r\n")
                elif line == b"name":
                    client_socket.sendall(b"name: " + name.encode() + b"\r\n")
                else:
                    client_socket.sendall(b"ERROR" + b"\r\n")
    except ConnectionError:
        print("lost a client")
    client_socket.close()

def serve(listen_sock, student_id, name):
    while True:
        client_socket, client_address = listen_sock.accept()
        print("[NEW CONNECTION]", client_address)
        t = threading.Thread(target=client_thread, args=(client_socket, student_id, name))
        t.daemon = True
        t.start()
