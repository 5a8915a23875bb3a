import re
import sys
import socket
BUFSIZE = 1024
CRLF = "\r\n"

def serve(listen_sock, student_id, name):
    while True:
        (conn, who) = listen_sock.accept()
        tung = b""
        alive = True
        while alive:
            try:
                dat = conn.recv(BUFSIZE)
            except ConnectionError:
                dat = b""
            if dat == b"":
                alive = False   # ลูกค้าไปแล้ว
            tung += dat
            while CRLF.encode() in tung and alive:
                where = tung.index(CRLF.encode())
                line = tung[:where]
                tung = tung[where+len(CRLF):]
                match line:
                    case b"id":
                        kham_top = student_id
                    case b"name":
                        kham_top = name
                    case _:
                        kham_top = "ERROR"
                        alive = False
                try:
                    conn.sendall((kham_top + CRLF).encode())
                except ConnectionError:
                    alive = False
        conn.close()
