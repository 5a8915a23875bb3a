import socket

def process(command, student_id, name):
    if command == b"id":
        return student_id.encode() + b"\r\n"
    if command == b"name":
        return name.encode() + b"\r\n"
    return b"ERROR\r\n"

def serve(listen_sock, student_id, name):
    while True:
        client, addr = listen_sock.accept()
        try:
            data = client.recv(2048)
            while data != b"":
                # maybe the client sent more than one command
                commands = data.split(b"\r\n")
                if commands[-1] == b"":
                    commands.pop()
                for command in commands:
                    client.sendall(process(command, student_id, name))
                data = client.recv(2048)
        except (ConnectionResetError, BrokenPipeError):
            pass
        client.close()
