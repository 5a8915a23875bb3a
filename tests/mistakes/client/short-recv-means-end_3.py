# Client - from the tutorial, changed for the exercise
import socket
import time
import os

HEADER = 64
FORMAT = "utf-8"
BUFSIZE = 2048


def ask(host, port, command):
    ADDR = (host, port)
    client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    client.settimeout(10)
    client.connect(ADDR)
    print(f"[CONNECTED] {ADDR}")
    message = (command + "\r\n").encode(FORMAT)
    client.sendall(message)
    msg = b""
    part = client.recv(BUFSIZE)
    while len(part) == BUFSIZE:
        msg += part
        part = client.recv(BUFSIZE)
    msg += part
    client.close()
    msg = msg[:msg.find(b"\r\n")]
    print("[RECEIVED]", msg)
    return msg.decode(FORMAT)
