import threading
import socket


def client_thread(clientsocket, student_id, name):
    buffer = b""
    try:
        while True:
            d = clientsocket.recv(2048)
            if not d:
                break
            buffer = buffer + d
            parts = buffer.split(b"\r\n")
            buffer = parts.pop()      # last one is not complete
            for message in parts:
                if message == b"id":
                    print(student_id)
                elif message == b"name":
                    print(name)
                else:
                    print("ERROR")
    except ConnectionError:
        print("lost a client")
    clientsocket.close()

def serve(listen_sock, student_id, name):
    while True:
        clientsocket, addr = listen_sock.accept()
        print("[NEW CONNECTION]", addr)
        t = threading.Thread(target=client_thread, args=(clientsocket, student_id, name))
        t.daemon = True
        t.start()
