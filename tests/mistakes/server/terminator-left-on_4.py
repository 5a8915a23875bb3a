# \n is the end of line
import socket

def serve(listen_sock, student_id, name):
    running = True
    while running:
        conn, addr = listen_sock.accept()
        buf = b''
        done = False
        while not done:
            try:
                received = conn.recv(1024)
                if not received:
                    done = True
                else:
                    buf = buf + received
                    i = buf.find(b'\n')
                    while i >= 0:
                        l = buf[0:i]
                        buf = buf[i+1:]
                        if l == b'id':
                            out = bytes(student_id, 'utf-8')
                        elif l == b'name':
                            out = bytes(name, 'utf-8')
                        else:
                            out = b'ERROR'
                        conn.sendall(out + b'\r\n')
                        i = buf.find(b'\n')
            except OSError as e:
                done = True
        conn.close()
