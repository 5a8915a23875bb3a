import socket
import sys

def ask(host, port, command):
    # สร้าง socket แล้วเชื่อมต่อกับ server
    client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    client.connect((host, port))
    f = client.makefile("rb")
    # ส่งคำสั่ง
    client.sendall(command.encode() + b"\r\n")
    # อ่านคำตอบหนึ่งบรรทัด
    line = f.readline()
    f.close()
    client.close()
    answer = line.decode().replace("\r\n", "")
    print("answer =", answer)
    return answer
