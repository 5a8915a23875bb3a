import threading
import socket

def handle(conn, student_id, name):
    conn.settimeout(0.5)   # sonst haengt der Thread
    buf = b""
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            buf += data
            while b"\r\n" in buf:
                cmd, buf = buf.split(b"\r\n", 1)
                if cmd == b"id":
                    conn.sendall(student_id.encode() + b"\r\n")
                elif cmd == b"name":
                    conn.sendall(name.encode() + b"\r\n")
                else:
                    conn.sendall(b"ERROR\r\n")
    except socket.timeout:
        print("timeout, client ist zu langsam")
    except ConnectionError:
        pass
    conn.close()

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        threading.Thread(target=handle, args=(conn, student_id, name), daemon=True).start()
