import re
import sys
import socket
BUFSIZE = 1024
CRLF = "\r\n"

def serve(listen_sock, student_id, name):
    print("waiting client...")
    while True:
        (conn, addr) = listen_sock.accept()
        buff = b""
        alive = True
        while alive:
            try:
                khomun = conn.recv(BUFSIZE)
            except ConnectionError:
                khomun = b""
            if khomun == b"":
                alive = False   # ลูกค้าไปแล้ว
            buff += khomun
            while CRLF.encode() in buff and alive:
                where = buff.index(CRLF.encode())
                line = buff[:where]
                buff = buff[where+len(CRLF):]
                if re.match(b"id", line):
                    kham_top = student_id
                elif re.match(b"name", line):
                    kham_top = name
                else:
                    kham_top = "ERROR"
                try:
                    conn.sendall((kham_top + CRLF).encode())
                except ConnectionError:
                    alive = False
        conn.close()
