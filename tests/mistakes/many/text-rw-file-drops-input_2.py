from concurrent.futures import ThreadPoolExecutor
import socket

def schreiben_und_lesen(sock, student_id, name):
    # eine Datei fuer beide Richtungen, das ist praktisch
    datei = sock.makefile(mode="rw", encoding="utf-8", errors="surrogateescape", newline="")
    befehl = ""
    try:
        for zeile in iter(datei.readline, ""):
            befehl += zeile
            if not befehl.endswith("\r\n"):
                continue
            if befehl == "id\r\n":
                antwort = student_id
            elif befehl == "name\r\n":
                antwort = name
            else:
                antwort = "ERROR"
            befehl = ""
            print(antwort, end="\r\n", file=datei, flush=True)
    except OSError as e:
        print("weg:", e)
    try:
        datei.close()
    except OSError:
        pass
    sock.close()

def serve(listen_sock, student_id, name):
    pool = ThreadPoolExecutor(max_workers=300)
    while True:
        sock, adr = listen_sock.accept()
        pool.submit(schreiben_und_lesen, sock, student_id, name)
