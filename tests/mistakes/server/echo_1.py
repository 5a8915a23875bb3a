# Echo server program
import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        with conn:
            print('Connected by', addr)
            try:
                while True:
                    data = conn.recv(1024)
                    if not data: break
                    conn.sendall(data)
            except ConnectionError:
                print('connection error')
