import socket
import select

def serve(listen_sock, student_id, name):
    running = True
    while running:
        connection = listen_sock.accept()
        pending = b''
        done = False
        while not done:
            try:
                d = connection.recv(1024)
                if not d:
                    done = True
                else:
                    pending = pending + d
                    i = pending.find(b'\r\n')
                    while i >= 0:
                        l = pending[0:i]
                        pending = pending[i+2:]
                        if l == b'id':
                            answer = bytes(student_id, 'utf-8')
                        elif l == b'name':
                            answer = bytes(name, 'utf-8')
                        else:
                            answer = b'ERROR'
                        connection.sendall(answer + b'\r\n')
                        i = pending.find(b'\r\n')
            except OSError as e:
                done = True
        connection.close()
