import re
import sys
import socket
BUFSIZE = 1024
CRLF = "\r\n"

def serve(listen_sock, student_id, name):
    while True:
        (c_sock, addr) = listen_sock.accept()
        wait_data = b""
        alive = True
        while alive:
            try:
                dat = c_sock.recv(BUFSIZE)
            except ConnectionError:
                dat = b""
            if dat == b"":
                alive = False   # ลูกค้าไปแล้ว
            wait_data += dat
            while CRLF.encode() in wait_data and alive:
                where = wait_data.index(CRLF.encode())
                khamsang = wait_data[:where]
                wait_data = wait_data[where+len(CRLF):]
                match khamsang:
                    case "id":
                        kham_top = student_id
                    case "name":
                        kham_top = name
                    case _:
                        kham_top = "ERROR"
                try:
                    c_sock.sendall((kham_top + CRLF).encode())
                except ConnectionError:
                    alive = False
        c_sock.close()
