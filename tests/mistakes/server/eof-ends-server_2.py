import socket
import sys

def bediene(client, student_id, name):
    puffer = b""
    while True:
        d = client.recv(2000)
        if d == b"":
            print("Client hat sich abgemeldet.")
            client.close()
            sys.exit()
        puffer += d
        i = puffer.find(b"\r\n")
        while i != -1:
            befehl = puffer[:i]
            puffer = puffer[i+2:]
            if befehl == b"id":
                client.sendall((student_id + "\r\n").encode())
            elif befehl == b"name":
                client.sendall((name + "\r\n").encode())
            else:
                client.sendall(b"ERROR\r\n")
            i = puffer.find(b"\r\n")

def serve(listen_sock, student_id, name):
    while True:
        client, addr = listen_sock.accept()
        try:
            bediene(client, student_id, name)
        except ConnectionError as e:
            print(e)
        client.close()
