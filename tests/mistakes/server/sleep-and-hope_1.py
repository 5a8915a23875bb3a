import time
import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        try:
            while True:
                time.sleep(0.2)   # wait until all has arrived
                data = conn.recv(100000)
                if not data:
                    break
                lines = data.split(b"\r\n")
                if lines[-1] == b"":
                    lines.pop()
                for line in lines:
                    if line == b"id":
                        conn.sendall(student_id.encode() + b"\r\n")
                    elif line == b"name":
                        conn.sendall(name.encode() + b"\r\n")
                    else:
                        conn.sendall(b"ERROR\r\n")
        except ConnectionError:
            print("connection error")
        conn.close()
