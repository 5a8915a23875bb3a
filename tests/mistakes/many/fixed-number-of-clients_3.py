import threading

MAX_CLIENTS = 5
slots = threading.Semaphore(MAX_CLIENTS)

def client_thread(conn, student_id, name):
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
                    antwort = student_id
                elif cmd == b"name":
                    antwort = name
                else:
                    antwort = "ERROR"
                conn.sendall((antwort + "\r\n").encode())
    except ConnectionError:
        print("abgebrochen")
    finally:
        conn.close()
        slots.release()

def serve(listen_sock, student_id, name):
    while True:
        slots.acquire()
        conn, addr = listen_sock.accept()
        threading.Thread(target=client_thread, args=(conn, student_id, name)).start()
