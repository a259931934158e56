// Makes the replica set and one user a service. Doing it again changes passwords to those of the environment, nothing else.
const root = process.env.MONGO_ROOT;
const admin = db.getSiblingDB('admin');
admin.auth('root', root);
try {
  rs.status();
} catch (notYet) {
  rs.initiate({_id: 'rs0', members: [{_id: 0, host: 'mongo:27017'}]});
}
while (!db.hello().isWritablePrimary) {
  sleep(500);
}
const users = {
  meetings: process.env.MONGO_MEETINGS,
  documents: process.env.MONGO_DOCUMENTS,
  petitions: process.env.MONGO_PETITIONS,
  aggregator: process.env.MONGO_AGGREGATOR,
};
for (const [name, password] of Object.entries(users)) {
  const own = db.getSiblingDB(`conduct_${name}`);
  const roles = [{role: 'readWrite', db: own.getName()}];
  if (own.getUser(name)) {
    own.updateUser(name, {pwd: password, roles});
  } else {
    own.createUser({user: name, pwd: password, roles});
  }
}
print('replica set and users are there');
