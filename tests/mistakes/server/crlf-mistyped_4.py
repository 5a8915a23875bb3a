import socket
import select

def serve(listen_sock, student_id, name):
    running = True
    while running:
        client, addr = listen_sock.accept()
        text_so_far = b''
        done = False
        while not done:
            try:
                chunk = client.recv(1024)
                if not chunk:
                    done = True
                else:
                    text_so_far = text_so_far + chunk
                    i = text_so_far.find(b'\n\r')
                    while i >= 0:
                        request = text_so_far[0:i]
                        text_so_far = text_so_far[i+2:]
                        if request == b'id':
                            answer = bytes(student_id, 'utf-8')
                        elif request == b'name':
                            answer = bytes(name, 'utf-8')
                        else:
                            answer = b'ERROR'
                        client.sendall(answer + b'\n\r')
                        i = text_so_far.find(b'\n\r')
            except OSError as e:
                done = True
        client.close()
