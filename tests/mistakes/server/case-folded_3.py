import socket
import select

def serve(listen_sock, student_id, name):
    running = True
    while running:
        c, address = listen_sock.accept()
        pending = b''
        done = False
        while not done:
            try:
                d = c.recv(1024)
                if not d:
                    done = True
                else:
                    pending = pending + d
                    i = pending.find(b'\r\n')
                    while i >= 0:
                        command = pending[0:i]
                        pending = pending[i+2:]
                        if command.upper() == b'ID':
                            reply = bytes(student_id, 'utf-8')
                        elif command.upper() == b'NAME':
                            reply = bytes(name, 'utf-8')
                        else:
                            reply = b'ERROR'
                        c.sendall(reply + b'\r\n')
                        i = pending.find(b'\r\n')
            except OSError as e:
                print('error with client', e)
                done = True
        c.close()
