import threading
import socket

HEADER = 10

def send_msg(c, b):
    head = f"{len(b):<{HEADER}}".encode()
    c.sendall(head + b)

# every client gets own thread (from the lecture)

def client_thread(client_socket, student_id, name):
    buffer = b""
    try:
        while True:
            received = client_socket.recv(2048)
            if not received:
                break
            buffer = buffer + received
            parts = buffer.split(b"\r\n")
            buffer = parts.pop()      # last one is not complete
            for line in parts:
                if line == b"id":
                    send_msg(client_socket, student_id.encode() + b"\r\n")
                elif line == b"name":
                    send_msg(client_socket, name.encode() + b"\r\n")
                else:
                    send_msg(client_socket, b"ERROR" + b"\r\n")
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
