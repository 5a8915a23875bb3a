# Client - from the tutorial, changed for the exercise
import socket
import time
import os

HEADER = 64
FORMAT = "utf-8"
BUFSIZE = 2048


def ask(host, port, command):
    ADDR = (host, port)
    while True:
        try:
            client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            client.settimeout(10)
            client.connect(ADDR)
            break
        except OSError:
            print("[WAITING] server is not there yet...")
            time.sleep(1)
    print(f"[CONNECTED] {ADDR}")
    message = (command + "\r\n").encode(FORMAT)
    client.sendall(message)
    msg = b""
    while True:
        part = client.recv(BUFSIZE)
        if not part:
            client.close()
            raise ConnectionError("[DISCONNECTED] too early")
        msg += part
        if b"\r\n" in msg:
            break
    client.close()
    msg = msg[:msg.find(b"\r\n")]
    print("[RECEIVED]", msg)
    return msg.decode(FORMAT)
