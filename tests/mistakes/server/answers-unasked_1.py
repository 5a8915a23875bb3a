import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        print("client connected, sending my data")
        try:
            conn.sendall((student_id + "\r\n").encode())
            conn.sendall((name + "\r\n").encode())
            while conn.recv(1024):
                pass
        except ConnectionError:
            pass
        conn.close()
