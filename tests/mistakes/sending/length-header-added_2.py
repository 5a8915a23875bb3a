import struct

def send_everything(connection, data):
    # ส่งความยาวก่อน
    connection.sendall(struct.pack("!I", len(data)) + data)
