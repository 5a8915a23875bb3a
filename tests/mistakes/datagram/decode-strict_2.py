import socket

def serve_udp(sock, student_id, name):
    while True:
        try:
            data, addr = sock.recvfrom(1024)
            text = str(data, "utf-8")
            print("Text:", text)
            if text == "id\r\n":
                r = student_id
            elif text == "name\r\n":
                r = name
            else:
                r = "ERROR"
            sock.sendto((r + "\r\n").encode("utf-8"), addr)
        except OSError as e:
            print("Netzfehler", e)
            break
