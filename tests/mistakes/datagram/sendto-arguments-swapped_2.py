import socket

def send_answer(s, to, text):
    line = text + "\r\n"
    s.sendto(to, line.encode("utf-8"))

def serve_udp(sock, student_id, name):
    answers = {b"id\r\n": student_id, b"name\r\n": name}
    while True:
        msg, client_address = sock.recvfrom(1024)
        print("message from", client_address)
        send_answer(sock, client_address, answers.get(msg, "ERROR"))
