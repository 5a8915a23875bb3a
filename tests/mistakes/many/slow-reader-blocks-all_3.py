# Thread pro Client zum Lesen, ein Thread der alle Antworten schickt (Queue)
import queue
import threading

ausgang = queue.Queue()


def sender():
    while True:
        conn, text = ausgang.get()
        if text is None:
            conn.close()
            continue
        try:
            conn.sendall(text.encode("utf-8") + b"\r\n")
        except OSError:
            pass


def leser(conn, student_id, name):
    puffer = b""
    try:
        while True:
            d = conn.recv(1024)
            if not d:
                break
            puffer += d
            while b"\r\n" in puffer:
                befehl, puffer = puffer.split(b"\r\n", 1)
                if befehl == b"id":
                    ausgang.put((conn, student_id))
                elif befehl == b"name":
                    ausgang.put((conn, name))
                else:
                    ausgang.put((conn, "ERROR"))
    except OSError:
        pass
    ausgang.put((conn, None))


def serve(listen_sock, student_id, name):
    threading.Thread(target=sender, daemon=True).start()
    while True:
        conn, addr = listen_sock.accept()
        threading.Thread(target=leser, args=(conn, student_id, name), daemon=True).start()
