import socket
import threading

conn = None
my_id = ""
my_name = ""

def handle():
    global conn
    buf = b""
    while True:
        try:
            data = conn.recv(1024)
            if not data:
                break
            buf += data
            while b"\r\n" in buf:
                cmd, buf = buf.split(b"\r\n", 1)
                if cmd == b"id":
                    conn.sendall(my_id.encode() + b"\r\n")
                elif cmd == b"name":
                    conn.sendall(my_name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
        except OSError:
            break
    conn.close()

def serve(listen_sock, student_id, name):
    global conn, my_id, my_name
    my_id = student_id
    my_name = name
    while True:
        conn, addr = listen_sock.accept()
        t = threading.Thread(target=handle)
        t.start()
