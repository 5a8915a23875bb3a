import threading
import socket

# every client gets own thread (from the lecture)

def client_thread(clientsocket, student_id, name):
    text_so_far = b""
    try:
        while True:
            msg = clientsocket.recv(2048)
            if not msg:
                break
            text_so_far = text_so_far + msg
            parts = text_so_far.split(b"\r\n")
            text_so_far = parts.pop()      # last one is not complete
            for cmd in parts:
                if cmd.split()[0] == b"id":
                    clientsocket.sendall(student_id.encode() + b"\r\n")
                elif cmd.split()[0] == b"name":
                    clientsocket.sendall(name.encode() + b"\r\n")
                else:
                    clientsocket.sendall(b"ERROR" + b"\r\n")
    except ConnectionError:
        print("lost a client")
    clientsocket.close()

def serve(listen_sock, student_id, name):
    while True:
        clientsocket, client_address = listen_sock.accept()
        print("[NEW CONNECTION]", client_address)
        t = threading.Thread(target=client_thread, args=(clientsocket, student_id, name))
        t.daemon = True
        t.start()
