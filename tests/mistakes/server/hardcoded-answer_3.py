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
                data = conn.recv(BUFSIZE)
            except ConnectionError:
                data = b""
            if data == b"":
                alive = False   # ลูกค้าไปแล้ว
            tung += data
            while CRLF.encode() in tung and alive:
                where = tung.index(CRLF.encode())
                cmd = tung[:where]
                tung = tung[where+len(CRLF):]
                match cmd:
                    case b"id":
                        ans = "student_id"
                    case b"name":
                        ans = "name"
                    case _:
                        ans = "ERROR"
                try:
                    conn.sendall((ans + CRLF).encode())
                except ConnectionError:
                    alive = False
        conn.close()
